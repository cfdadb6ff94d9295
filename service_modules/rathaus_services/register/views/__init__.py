"""One file per page of the register: read the input, call one action, shape the answer."""
