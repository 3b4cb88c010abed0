"""What a referee asks of a study, answered from the run, the program and its documents, as pages and an RO-Crate.

An answer is a function of the evidence (``qianxian.assurance.answers_model`` and its neighbours) that says what there
is, where it stands and whether it is all that is asked for. The lists of questions (``qianxian.assurance.questions``)
put the answers in the order of a checklist: a question is given if all its answers are, missing if none is.
"""

from __future__ import annotations

from qianxian.assurance.dossier import credibility

__all__ = ["credibility"]
