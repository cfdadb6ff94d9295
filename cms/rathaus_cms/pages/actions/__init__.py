"""What happens to pages without an editor at the keyboard."""
