"""New service folders: complete, checked, and open about everything nobody has looked up yet."""
