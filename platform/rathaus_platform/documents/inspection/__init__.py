"""Opens what strangers sent, in a process of its own with little memory and no secrets. Knows no Django."""
