"""What other packages may use of operators."""

from rathaus_platform.identity.operators.access import Operator, operator_of, require_operator

__all__ = ["Operator", "operator_of", "require_operator"]
