"""Structure, metadata and texts: what `--level lint` looks at."""

EXPLANATIONS = {
    "K01": (
        "A formula between $ or $$ in lesson.md must convert to MathML; the message says at what "
        "the converter stopped."
    ),
    "K02": (
        "A worked example is a block ```worked problem=SLUG at the margin: Python over what the "
        "problem's reference.py defines, a line with --- alone, and the Markdown that shows its "
        "values as {{name}}, {{name[0]}} or {{name:.3f}}."
    ),
    "K03": (
        "A link or an example over a problem that does not exist would be a dead end. Name one of "
        "the library, or leave the link out until it is there."
    ),
    "K04": (
        "A lesson is Markdown without HTML and pictures, its headings begin with ##: the chapter's "
        "title is above it already."
    ),
    "K05": 'The last section of a lesson is "## Sources", with one https link at least.',
    "K06": (
        "Each worked example runs in the sandbox with the reference of its problem in scope. The "
        "message names the line of lesson.md that failed."
    ),
    "G01": (
        "walkthrough.md opens with ```example and goes on with steps: a heading ##, a block "
        "```lines with the code that the step brings, a block ```values with one expression a "
        "line. The code so far must be Python after every step."
    ),
    "G02": (
        "The opening names a file, ```example code=solutions/loop.py, and every line of that file "
        "but its docstring is brought by one step: what the walkthrough ends in is then a solution "
        "that was judged. Copy lines with their indentation, in the order of the file."
    ),
    "L01": (
        "problem.toml must be TOML. The parser names the line where it gave up; the mistake is "
        "often on the line before: a quote or bracket that is not closed."
    ),
    "L02": (
        "Unknown keys are errors, because a misspelt key would be ignored in silence. The message "
        "suggests the nearest known one; docs/problem-format.md lists all with their defaults."
    ),
    "L04": (
        "The folder's name is the slug: lower-case words and digits with - between. It is the "
        "address of the problem for ever, so choose it before you publish."
    ),
    "L05": (
        "A file that nothing reads is mostly a misspelt name (solution/ for solutions/). Rename "
        "it, or move notes of your own out of the package."
    ),
    "L06": (
        "Texts are UTF-8 with LF line ends and a newline at the end, at most 1 MiB, no links: "
        "then the same package has the same hash on every machine."
    ),
    "L07": "Every Python file must parse. A learner's first sight must not be a broken starter.",
    "L08": (
        "Signature, bounds and limits must make sense together: types exist, a minimum is not "
        "above its maximum, the wall limit is not below the CPU limit."
    ),
    "L09": (
        "Names that are used must exist, and generators that exist must be used. A helper that is "
        "no generator gets a name that begins with _."
    ),
    "L10": "Name the paper or book that the formula comes from, with an https address if any.",
    "L11": (
        "cases.py may depend on rng and on the arguments of its group alone. Clocks, files and "
        "np.random would make other cases on the next run, and stored verdicts worthless."
    ),
    "L12": (
        "Text of the skeleton is left. It says in brackets what belongs there; write that and "
        "remove the brackets."
    ),
    "L13": (
        "reference.py, every solution and every wrong solution define the entry of problem.toml, "
        "with the same parameters in the same order."
    ),
    "L14": (
        "Tags let learners find the problem, conventions and constraints let them solve it from "
        "the statement alone."
    ),
    "L15": "A prerequisite may be written later: the link stays hidden until the problem exists.",
    "L16": (
        "A complete package has three hints, an editorial, a second solution and generated cases. "
        "The second solution guards against a mistake in the reference."
    ),
    "L17": (
        "[[waive]] sets a check aside with a reason and a last day. It names a check that exists; "
        "after the day the check counts again, so that nothing is waived for ever."
    ),
    "S01": (
        "Formulas are turned into MathML when the page is made. What is not supported must be "
        "written otherwise, for example \\operatorname{argmax}."
    ),
    "S02": (
        "A placeholder that names nothing would be shown in braces to every learner. Blocks such "
        "as {{example:1}} stand alone on a line."
    ),
    "S03": (
        "A bound typed by hand goes stale when problem.toml changes. {{constraint:n}} shows what "
        "is checked."
    ),
    "S06": (
        "The statement shows the signature, the conventions, every bound and every sample: "
        "everything that a checker relies on must be said."
    ),
    "S07": "The starter code, made from the entry, must be Python.",
    "S09": (
        "Hints are numbered from 1 and go from vague to concrete; the last is still not the "
        "solution, and none holds lines of the reference."
    ),
    "S10": (
        "Code in the editorial comes from solutions/ by {{solution:ID}}: what is shown has been "
        "run."
    ),
    "S12": "No raw HTML, and every picture has an alternative text for who cannot see it.",
    "W02": (
        'A declaration "# expect: VERDICT in GROUP" names a verdict and groups that exist; without '
        "one a wrong solution must fail with wrong_answer anywhere."
    ),
    "W07": (
        "The docstring of a wrong solution is what a learner reads who made that mistake: at most "
        "280 characters, what is done and what is right, no value of a hidden case, no code of "
        "the solution, and no word that belittles."
    ),
    "W10": "Three wrong solutions are needed and four are good: they prove that the cases test.",
}
