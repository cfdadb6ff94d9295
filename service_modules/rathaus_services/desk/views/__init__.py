"""One file per page of the desk: read the input, call one action, shape the answer."""
