"""What a service costs: rules of the engine with a module's data and a town's parameters. Pure, in Decimal."""
