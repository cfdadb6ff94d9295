"""Mails to citizens and staff: written with the change, sealed until they are sent, sent through the outbox."""
