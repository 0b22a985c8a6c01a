# goal: start processes before there is a function
# expect: forbidden
import os

while True:
    os.fork()
