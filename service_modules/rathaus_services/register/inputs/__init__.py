"""From the schema of a value to boxes on a page and back: typed the German way, stored as the schema says. Pure."""
