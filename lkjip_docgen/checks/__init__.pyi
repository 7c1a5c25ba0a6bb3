from .data.catatan import LEFT as LEFT
from .run import CheckResult as CheckResult
from .run import check as check
