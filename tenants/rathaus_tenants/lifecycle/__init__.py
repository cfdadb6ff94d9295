"""The life of a town after its making: another name, closing and opening, out into a file and back, the end."""
