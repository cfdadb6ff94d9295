"""XDatenfelder 2.0 and 3.0.0 (FIM data schemas): read, checked, turned into questions, and written back."""
