import pytest

from rates import convert

RATES = {"EUR": 1.0, "USD": 1.1}


def test_same_currency():
    assert convert(10, "EUR", "EUR", RATES) == 10


def test_unknown_currency():
    with pytest.raises(KeyError):
        convert(10, "EUR", "XXX", RATES)
