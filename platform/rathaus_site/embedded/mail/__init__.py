"""The mail catcher of the embedded default: SMTP in, files and a small page out."""
