"""What a town's site has on day one: tree, host, rights, texts. And invented news for demonstrations."""
