"""Cases through the API: status, sending, answering."""
