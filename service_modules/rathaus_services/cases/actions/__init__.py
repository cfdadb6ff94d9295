"""The use cases of drafts and cases, one file each. They decide, record it and fill the outbox."""
