"""Converts money at the day's rate."""


def convert(amount: float, source: str, target: str, rates: dict[str, float]) -> float:
    """The amount in the target currency; KeyError for a currency without a rate."""
    return amount / rates[source] * rates[target]
