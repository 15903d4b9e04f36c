import ast, json, os, sys, traceback

LIMIT = 1_000_000
channel_in = os.fdopen(os.dup(0), "rb")
channel_out = os.fdopen(os.dup(1), "wb")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
captures = []
for number in (1, 2):
    path = "/tmp/.cell-%d" % number
    captures.append(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600))
    os.unlink(path)
    os.dup2(captures[-1], number)
scope = {"__name__": "__main__", "__builtins__": __builtins__}
sys.path.insert(0, os.getcwd())


def run(source):
    tree = ast.parse(source, "<cell>")
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), scope)
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), scope)
    return None if value is None else repr(value)


def captured(fd):
    sys.stdout.flush()
    sys.stderr.flush()
    data = os.pread(fd, LIMIT, 0)
    os.ftruncate(fd, 0)
    return data.decode("utf-8", "replace")


for line in channel_in:
    answer = {"value": None, "error": None}
    try:
        answer["value"] = run(json.loads(line)["source"])
    except BaseException as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != "<cell>":
            trace = trace.tb_next
        answer["error"] = "".join(traceback.format_exception(type(error), error, trace))
    answer["stdout"], answer["stderr"] = captured(captures[0]), captured(captures[1])
    channel_out.write(json.dumps(answer).encode() + b"\n")
    channel_out.flush()
