"""Which towns there are and at which hosts: the shared schema's own tables, and a cache of them in the process."""
