"""What a town's site has on its first day: tree, host, rights, texts; and invented news for demonstrations."""
