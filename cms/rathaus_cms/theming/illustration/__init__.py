"""The generated landscape of a town: scene, horizon and mark as SVG, the same for the same seed."""
