"""Programs and the verdicts they must get; each kind of fault with neighbours that are right."""

OK = "accepted"
IMPORTS = "import ctypes, os, signal, sys, threading, time\nimport numpy as np\n"


def body(*lines: str) -> str:
    """A program whose `probe(x)` has these lines."""
    return IMPORTS + "def probe(x):\n" + "".join(f"    {line}\n" for line in lines)


def recursive(depth: str) -> str:
    """A program that calls itself `depth` times before it answers."""
    return "def down(n):\n    return n and down(n - 1)\n" + body(f"down({depth})", "return 2 * x")


SEGFAULT = "ctypes.string_at(8)"
SIGKILL = "os.kill(os.getpid(), signal.SIGKILL)"
UNTIL_MEMORY_ENDS = ("kept = []", "while True:", "    kept.append(np.ones(1 << 17))")
SWALLOW = ("try:", "    np.ones(1 << 34)", "except MemoryError:", "    pass")

# id: program, verdict/reason, part of the headline
TABLE: dict[str, tuple[str | bytes, str, str]] = {
    "right": (body("return 2 * x"), OK, "All 3 cases passed."),
    # the source
    "latin-1": ("# größe\n".encode("latin-1") + body("return 2 * x").encode(),
        "compile_error/decode", "Line 1: byte 0xf6 is not UTF-8. Save the file in the encoding"),
    "umlaut": ("# größe\n" + body("größe = 2", "return größe * x"), OK, ""),
    "utf-16": (body("return 2 * x").encode("utf-16"), "compile_error/decode", "byte 0xff is not"),
    "byte order mark": (b"\xef\xbb\xbf" + body("return 2 * x").encode(), OK, ""),
    "null byte": (body("return 2 * x") + "\n\0", "compile_error/decode",
        "Line 6: the source holds a null byte. Remove it."),
    "null in text": (body("'\\0'", "return 2 * x"), OK, ""),
    "windows lines": (body("return 2 * x").replace("\n", "\r\n"), OK, ""),
    "unclosed": ("def probe(x:\n    return 2 * x\n", "compile_error/syntax",
        "Line 1: '(' was never closed."),
    "indentation": ("def probe(x):\nreturn 2 * x\n", "compile_error/syntax",
        "Line 2: expected an indented block"),
    "tabs": ("def probe(x):\n        y = 2\n\treturn y * x\n", "compile_error/syntax", "Line 3"),
    "empty": ("", "compile_error/no_entry", "The function probe is missing."),
    "other name": ("def prob(x):\n    return 2 * x\n", "compile_error/no_entry",
        "The function probe is missing. Found: prob. Keep the name of the starter code."),
    "not a function": ("probe = 5\n", "compile_error/no_entry", "The function probe is missing."),
    "lambda": ("probe = lambda x: 2 * x\n", OK, ""),
    "callable object": ("class Twice:\n    def __call__(self, x):\n        return 2 * x\n"
        "probe = Twice()\n", OK, ""),
    "too few parameters": ("def probe():\n    return 1\n", "compile_error/arity",
        "Line 1: probe takes (nothing); it is called with (x)."),
    "too many parameters": ("def probe(x, scale):\n    return scale * x\n", "compile_error/arity",
        "probe takes (x, scale); it is called with (x)."),
    "keyword needed": ("def probe(x, *, scale):\n    return scale * x\n", "compile_error/arity",
        ""),
    "default parameter": ("def probe(x, scale=2):\n    return scale * x\n", OK, ""),
    "star parameters": ("def probe(*xs):\n    return 2 * xs[0]\n", OK, ""),
    # the form and values of the answer
    "returns None": (body("2 * x"), "wrong_answer/nothing",
        "The function returned None; float64[n]"),
    "returns a list": (body("return list(2 * x)"), "wrong_answer/kind", "Wrap it in np.array(…)."),
    "returns a generator": (body("yield 2 * x"), "wrong_answer/kind", "is a generator; an array"),
    "returns integers": (body("return (2 * x).astype(int)"), "wrong_answer/dtype",
        "int64; float64"),
    "returns a column": (body("return 2 * x[:, None]"), "wrong_answer/shape",
        "(3, 1); (3,) is due"),
    "returns NaN": (body("return 0 * x / 0"), "wrong_answer/nan",
        "result[0] is NaN where a number"),
    "is off": (body("return 2 * x + 1e-3"), "wrong_answer/value", "the expected one plus 0.001"),
    "is nearly right": (body("return 2 * x * (1 + 1e-9)"), OK, ""),
    "changes the input": (body("x *= 2", "return x.copy()"), "wrong_answer/mutated",
        "The values are right, but the input x was changed. Work on a new array"),
    "changes a copy": (body("x = x.copy()", "x *= 2", "return x"), OK, ""),
    # exceptions and ends
    "raises": (body("raise ValueError('no good')"), "runtime_error/exception",
        "sample-1: ValueError: no good"),
    "raises while loading": ("1 / 0\n", "runtime_error/exception",
        "ZeroDivisionError: division by zero (while the file was being loaded)"),
    "catches its own": (body("try:", "    raise ValueError", "except ValueError:",
        "    return 2 * x"),
        OK, ""),
    "interrupts itself": (body("raise KeyboardInterrupt"), "runtime_error/exception", "Interrupt"),
    "recurses for ever": (recursive("10 ** 9"), "runtime_error/exception",
        "RecursionError: maximum"),
    "recurses a little": (recursive("500"), OK, ""),
    "recurses without a limit": ("import sys\nsys.setrecursionlimit(1 << 30)\n"
        "def probe(x):\n    return sorted([x], key=probe)\n", "runtime_error/signal",
        "The program crashed (SIGSEGV)"),
    "sys.exit": (body("sys.exit('bye')"), "runtime_error/exit",
        "The program called exit (bye) before"),
    "sys.exit while loading": ("import sys\nsys.exit()\n", "runtime_error/exit", "called exit"),
    "os._exit": (body("os._exit(3)"), "runtime_error/exit", "ended itself with exit code 3"),
    "os._exit(0)": (body("os._exit(0)"), "runtime_error/exit", "ended itself with exit code 0"),
    "os._exit while loading": ("import os\nos._exit(0)\n", "runtime_error/exit", "exit code 0"),
    "catches its exit": (body("try:", "    sys.exit()", "except SystemExit:", "    return 2 * x"),
        OK, ""),
    "kills itself": (body(SIGKILL), "runtime_error/signal", "The program crashed (SIGKILL)"),
    "aborts": (body("os.abort()"), "runtime_error/signal", "The program crashed (SIGABRT)"),
    "segfault": (body(SEGFAULT), "runtime_error/signal", "The program crashed (SIGSEGV)"),
    "uses ctypes": (body("return ctypes.c_int(2).value * x"), OK, ""),
    "raises SIGXCPU": (body("os.kill(os.getpid(), signal.SIGXCPU)"), "runtime_error/signal",
        "The program crashed (SIGXCPU)"),
    # time
    "endless loop": (body("while len(x) == 3: pass", "return 2 * x"), "time_limit_exceeded/cpu",
        "Stopped after 0.3 s of computing; the reference needs"),
    "endless loop in C": (body("len(x) == 3 and sum(iter(int, 1))", "return 2 * x"),
        "time_limit_exceeded/cpu", "Stopped after 0.3 s"),
    "loops for a while": (body("sum(range(100_000))", "return 2 * x"), OK, ""),
    "sleeps": (body("time.sleep(60 * (len(x) == 3))", "return 2 * x"), "time_limit_exceeded/wall",
        "waited without computing"),
    "stops itself": (body("if len(x) == 3: os.kill(os.getpid(), signal.SIGSTOP)", "return 2 * x"),
        "time_limit_exceeded/wall", ""),
    "naps": (body("time.sleep(0.01)", "return 2 * x"), OK, ""),
    # memory
    "asks for much": (body("return np.ones(1 << 34)"), "memory_limit_exceeded/exception",
        "The program asked for more memory than is allowed."),
    "fills memory": (body(*UNTIL_MEMORY_ENDS), "memory_limit_exceeded/exception",
        "more memory than"),
    "asks, catches, fails": (body(*UNTIL_MEMORY_ENDS[:1], "try:", *(f"    {line}" for line in
        UNTIL_MEMORY_ENDS[1:]), "except MemoryError:", "    return x"),
        "memory_limit_exceeded/exception", "more memory than"),
    "asks, catches, is right": (body(*SWALLOW, "return 2 * x"), OK, ""),
    "uses some": (body("np.ones(4 << 20)", "return 2 * x"), OK, ""),
    "raises MemoryError": (body("raise MemoryError('so much')"), "runtime_error/exception",
        "MemoryError: so much"),
    "names its error so": ("class MemoryError(Exception):\n    pass\n" + body("raise MemoryError"),
        "runtime_error/exception", "MemoryError"),
    # output
    "prints megabytes": (body("print('spam' * (1 << 20))"), "output_limit_exceeded/stdout",
        "printed more than is allowed"),
    "prints for ever": (body("while True: print('spam')"), "output_limit_exceeded/stdout", ""),
    "writes megabytes": (body("os.write(2, bytes(1 << 20))"), "output_limit_exceeded/stdout", ""),
    "prints a little": (body("print('hello')", "return 2 * x"), OK, ""),
    "closes what it prints to": (body("sys.stdout.close()", "os.closerange(1, 3)", "return 2 * x"),
        OK, ""),
    "huge answer": (body("return np.ones(1 << 20)"), "output_limit_exceeded/answer",
        "much larger than the one that is due"),
    "huge text": (body("return 'x' * (1 << 20)"), "output_limit_exceeded/answer", "much larger"),
    "huge integer": (body("return 1 << 100_000"), "output_limit_exceeded/answer", "much larger"),
    "broadcast answer": (body("return np.broadcast_to(x[0], (1 << 20, 1 << 20))"),
        "output_limit_exceeded/answer", "much larger"),
    "larger answer": (body("return np.ones(100)"), "wrong_answer/shape", ""),
    # the channel of answers
    "closes the channel": (body("if len(x) == 3:", "    os.close(4)", "    time.sleep(60)",
        "return 2 * x"), "runtime_error/no_answer",
        "the program closed the channel on which answers travel"),
    "closes and returns": (body("os.close(4)", "return 2 * x"), "runtime_error/no_answer", ""),
    "closes the requests": (body("os.closerange(3, 4)", "return 2 * x"), "runtime_error/no_answer",
        "hidden-1: no answer arrived"),
    "writes garbage": (body("os.write(4, b'garbage' * 9)", "return 2 * x"),
        "runtime_error/malformed_answer", "wrote to a channel that is not its own"),
    "writes to no channel": (body("try:", "    os.write(9, b'x')", "except OSError:",
        "    return 2 * x"), OK, ""),
    # what is forbidden
    "opens a file": (body("open('/etc/passwd')"), "forbidden/syscall",
        "PermissionError: [Errno 13] Permission denied: '/etc/passwd'. Files, network"),
    "opens no file": (body("open('/nowhere/at/all')"), "runtime_error/exception",
        "FileNotFoundError"),
    "opens a socket": (body("import socket", "socket.socket()"), "forbidden/syscall",
        "not available"),
    "starts a process": (body("import subprocess", "subprocess.run(['true'])"),
        "forbidden/syscall", ""),
    "forks": (body("os.fork()"), "forbidden/syscall", "Files, network and other processes"),
    "traces": (body("ctypes.CDLL(None).ptrace(0, 0, 0, 0)"), "forbidden/syscall",
        "asked the system for something that is not allowed here"),
    "reads a file while loading": ("open('/etc/passwd')\n", "forbidden/syscall", "being loaded"),
    "catches the refusal": (body("try:", "    open('/etc/passwd')", "except OSError:",
        "    return 2 * x"), OK, ""),
    "catches and fails": (body("try:", "    os.fork()", "except OSError:", "    return x"),
        "wrong_answer/value", ""),
    "raises its own EPERM": (body("raise OSError(2, 'no such file')"), "runtime_error/exception",
        ""),
    "imports what is there": (body("import json, random, numpy.ma", "return 2 * x"), OK, ""),
    "imports what is not": (body("import scipy"), "runtime_error/exception",
        "ModuleNotFoundError: No module named 'scipy'"),
    # threads, of which a few are fine
    "a thread": (body("t = threading.Thread(target=print)", "t.start()", "t.join()",
        "return 2 * x"),
        OK, ""),
}  # fmt: skip
