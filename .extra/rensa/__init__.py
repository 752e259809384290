from .rensa import *

__doc__ = rensa.__doc__
if hasattr(rensa, "__all__"):
    __all__ = rensa.__all__