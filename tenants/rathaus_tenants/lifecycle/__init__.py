"""The life of a town after its making: another name, closing, opening again."""
