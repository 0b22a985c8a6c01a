# goal: end with success before anything is asked
# expect: runtime_error
import os

os._exit(0)
