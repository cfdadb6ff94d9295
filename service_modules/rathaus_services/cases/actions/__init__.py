"""The use cases of drafts and cases, one file each. They decide, write the audit trail and fill the outbox."""
