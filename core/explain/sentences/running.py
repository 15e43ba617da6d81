"""Ends of a run that come from outside the program: limits, the worker, its pool. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_RUNNING: dict[str, Sentence] = {
    # --- limits
    "limit-source_characters": Sentence(
        "The program has {needed} characters; up to {allowed} are read.", "Paste a shorter part."
    ),
    "limit-syntax_nodes": Sentence("The program is too large: {needed} parts of {allowed}.", "Paste a shorter part."),
    "limit-syntax_depth": Sentence(
        "Brackets or blocks are nested more than {allowed} deep.", "Give inner parts names."
    ),
    "limit-steps": Sentence(
        "Stopped after {allowed} steps, which are turns of loops and calls of functions.",
        "Let the loops turn fewer times; a loop with a condition needs one that becomes false.",
    ),
    "limit-steps-loop": Sentence(
        "Stopped after {allowed} steps: the loop of line {line} was in its turn {turns}.",
        "Let it turn fewer times; if it has a condition, check that it becomes false.",
    ),
    "limit-operations-loop": Sentence(
        "Stopped after {allowed} recorded operations: the loop of line {line} was in its turn {turns}.",
        "Let it turn fewer times; if it has a condition, check that it becomes false.",
    ),
    "limit-passes": Sentence(
        "Stopped after {allowed} backward passes.", "Let the loop turn fewer times; the graph so far is shown."
    ),
    "limit-passes-loop": Sentence(
        "Stopped after {allowed} backward passes: the loop of line {line} was in its turn {turns}.",
        "Let it turn fewer times; if it has a condition, check that it becomes false.",
    ),
    "loop-unmoved": Sentence(
        "Stopped in turn {turns} of the loop of line {line}: `{condition}` was {outcome} each time, and "
        "`{expression}` was {value} the last two times.",
        "Change in the loop what `{expression}` is computed from, ask for less, or bound the number of turns.",
    ),
    "loop-moving": Sentence(
        "Stopped in turn {turns} of the loop of line {line}: `{condition}` was {outcome} each time, and "
        "`{expression}` went from {first} to {value}.",
        "Let each turn come nearer to the end, or bound the number of turns.",
    ),
    "loop-values": Sentence(
        "Stopped in turn {turns} of the loop of line {line}: `{condition}` was {outcome} each time. By now: {values}.",
        "Let each turn come nearer to the end, or bound the number of turns.",
    ),
    "endless-always": Sentence(
        "Stopped: the loop of line {line} never ends, for its condition is always true and nothing in it leaves it.",
        "Write break under an if, or a condition that becomes false.",
    ),
    "endless-unchanged": Sentence(
        "Stopped: the loop of line {line} never ends, for `{condition}` stays true: nothing in the loop changes {names}.",
        "Change {names} in the loop, so that the condition becomes false.",
    ),
    "endless-growing": Sentence(
        "Stopped: the loop of line {line} never ends, for {name} grows while the loop goes through it.",
        "Go through a copy of it, or collect the new elements in another list.",
    ),
    "endless-iterator": Sentence(
        "Stopped: the loop of line {line} never ends, for `{iterator}` never does and nothing in the loop leaves it.",
        "Write break under an if, or go through range(…).",
    ),
    "limit-operations": Sentence(
        "Stopped after {allowed} recorded operations.", "Let the loop turn fewer times; the graph so far is shown."
    ),
    "limit-tensor_elements": Sentence(
        "A tensor would have {needed} elements; up to {allowed} are made.", "Use smaller shapes."
    ),
    "limit-run_bytes": Sentence(
        "The tensors would take {needed} bytes together; up to {allowed} are kept.",
        "Use smaller shapes or fewer steps.",
    ),
    "limit-integer_bits": Sentence(
        "An integer would have {needed} bits; up to {allowed} are computed.", "Use smaller numbers, or floats."
    ),
    "limit-printed_characters": Sentence(
        "More than {allowed} characters were printed.", "Print less: a shape, a sum, every hundredth turn."
    ),
    "limit-file_bytes": Sentence(
        "The files of the program would hold {needed} bytes together; up to {allowed} are kept.",
        "Write less: files live in memory only as long as the program runs.",
    ),
    "limit-files": Sentence(
        "The program would make {needed} files and folders; up to {allowed} are kept.",
        "Write several values into one file, or remove files that are no longer needed.",
    ),
    # --- the worker that ran it
    "wall-time": Sentence("Stopped after {seconds} seconds.", "Use smaller tensors or fewer steps."),
    "wall-time-loop": Sentence(
        "Stopped after {seconds} seconds: the loop of line {line} was in its turn {turns}.",
        "Let it turn fewer times or use smaller tensors; if it has a condition, check that it becomes false.",
    ),
    "wall-time-moving": Sentence(
        "Stopped after {seconds} seconds, in turn {turns} of the loop of line {line}: `{condition}` was {outcome} each "
        "time, and `{expression}` went from {first} to {value}.",
        "Let each turn come nearer to the end, use smaller tensors, or bound the number of turns.",
    ),
    "worker-died": Sentence(
        "The process that ran the program ended unexpectedly.",
        "Nothing else is affected: change the program and run it again.",
    ),
    "worker-garbage": Sentence(
        "The process that ran the program sent something unreadable.", "Nothing else is affected: run it again."
    ),
    "memory-of-all": Sentence(
        "All programs that ran at this moment needed more memory together than the server has for them, "
        "and this one needed the most.",
        "Use smaller tensors, or wait a moment and run it again.",
    ),
    "refused-calls": Sentence(
        "The program asked the operating system {count} times for what no program may do here, and was ended.",
        "Leave out what reads files, opens connections or starts processes.",
    ),
    "session-share": Sentence(
        "This server is for many, and your programs have kept it busy for long.",
        "Go on in {seconds} seconds, or run Cotangent on your own machine.",
    ),
    "session-busy": Sentence(
        "{allowed} of your programs and questions are being worked on already.", "Wait for their answers, then go on."
    ),
    "queue-full": Sentence("Too many programs are waiting just now.", "Wait a moment and run it again."),
    "server-full": Sentence("The server has no room for one more program just now.", "Wait a moment and run it again."),
    "libraries": Sentence("The module {module} is not loaded in the process that ran the program.", "Run it again."),
    "memory": Sentence("The program needs more memory than it may use.", "Use smaller tensors."),
    # --- the pool of workers (core.sandbox)
    "cpu-time": Sentence("Stopped after {seconds} seconds of computing.", "Use smaller tensors or fewer steps."),
    "result-bytes": Sentence(
        "What the program left behind takes {bytes} bytes; up to {limit} can be shown.",
        "Use smaller tensors or fewer steps.",
    ),
    "result-objects": Sentence(
        "The program left {count} pieces of information behind; up to {limit} can be shown.",
        "Use fewer steps: a loop of some hundred turns shows what one of thousands does.",
    ),
    "worker-start": Sentence(
        "The process that runs programs did not start.", "Run it again; the server's log says why it did not start."
    ),
    "unconfirmed": Sentence(
        "This program came with a link and has not been run.",
        "Nothing stands between a program and this machine here: read it first, then let it run.",
    ),
    "stopped": Sentence("You stopped this run.", "What ran before it is shown. Press Run to start it again."),
    "replaced": Sentence("A newer run took the place of this one.", ""),
    "closed": Sentence("The server is shutting down.", ""),
    "hosted-refusal": Sentence(
        "This server does not run programs on {device}: they could not be kept apart well enough.",
        "Choose the CPU, or run Cotangent on your own machine.",
    ),
    "explorer-bug": Sentence(
        "The explorer itself failed on this program: {detail}.",
        "The program may well be right. Please report it together with its text.",
    ),
    # --- a function whose field is drawn (core.sampling)
    "field-missing": Sentence(
        "The text defines no function named {name}.", "Write def {name}(x): … or an expression such as x1**2 + 2*x2**2."
    ),
    "field-not-scalar": Sentence(
        "{name} gives {shape}, which is not one number.",
        "Only a function with one number as its value has a gradient: sum it, or choose one entry.",
    ),
}
"""Kind → sentence and hint."""
