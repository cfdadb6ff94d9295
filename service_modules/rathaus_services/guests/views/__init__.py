"""One file per page: read the input, call one action, shape the answer."""
