"""What only the authors of a study know and state themselves: a TOML file, or a dict."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest

#: What can be stated, and what it is called.
STATEMENTS: dict[str, tuple[str, str]] = {
    "decision_context": ("Decision that the study serves", "服务于何种决策"),
    "baseline_reason": ("Why this baseline and these arms", "为何选用这一基线与这些方案"),
    "data_preprocessing": ("How own data were prepared", "自有数据如何预处理"),
    "sensitivity": ("Sensitivity analysis", "敏感性分析"),
    "calibration": ("What was calibrated, and to what", "校准了什么、依据什么"),
    "face_validation": ("Face validation by experts", "专家表面效度检验"),
    "cross_validation": ("Comparison with another model", "与其他模型的交叉检验"),
    "predictive_validation": ("Prediction held against later facts", "预测与事后事实的对照"),
    "implementation_changes": ("Conclusions under other implementations", "更换实现后结论是否成立"),
    "generalisability": ("To which places the results apply", "结果适用于哪些地方"),
    "stakeholders": ("Who took part, and how", "利益相关方如何参与"),
    "funding": ("Funding and interests", "经费来源与利益关系"),
    "commissioned_by": ("Who commissioned the study", "委托方"),
    "analysed_by": ("Who made the analysis", "分析人员"),
    "assured_by": ("Who assured its quality", "质量审核人员"),
    "build": ("Compiler and build", "编译器与构建方式"),
    "hardware": ("Hardware", "硬件"),
    "archive": ("Where the results are posted (DOI)", "结果存放处（DOI）"),
}

Statements = Mapping[str, str]


def read_statements(given: Mapping[str, Any] | str | Path | None, lang: str) -> dict[str, str]:
    """The statements in one language, by key.

    Parameters
    ----------
    given : a TOML file, or what would stand in it: keys of ``STATEMENTS``, each with a text or with tables ``en`` and
        ``zh`` of texts; None for no statements
    lang : ``en`` or ``zh``

    Raises
    ------
    FileNotFoundError
    InputError
        With every mistake at once: unknown keys with the nearest, values that are no text, empty texts.
    """
    if given is None:
        return {}
    content, place = (given, "") if isinstance(given, Mapping) else (_content(Path(given)), f"{given}: ")
    problems: Problems = []
    stated = {key: _text(key, value, lang, problems) for key, value in content.items()}
    raise_problems([(key, f"{place}{message}") for key, message in problems])
    return stated


def _content(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise FileNotFoundError(say(f"{path}: no such file of statements", f"{path}：没有这个说明文件"))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # of TOML or of UTF-8
        raise_problems([(str(path), f"{path}: {error}")])
        raise


def _text(key: str, value: Any, lang: str, problems: Problems) -> str:
    if key not in STATEMENTS:
        hint = nearest(key, list(STATEMENTS), spoken())
        problems.append((key, say(f"no statement '{key}': {hint}", f"没有“{key}”这项说明：{hint}")))
        return ""
    texts = value if isinstance(value, Mapping) else {"en": value, "zh": value}
    chosen = texts.get(lang, "")
    if set(texts) == {"en", "zh"} and all(isinstance(t, str) and t.strip() for t in texts.values()):
        return str(chosen).strip()
    rule = say(
        "must be a text that is not empty, or a table with one each for en and zh",
        "须为非空文字，或含 en 与 zh 两段非空文字的表",
    )
    problems.append((key, say(f"{key} = {value!r}: {rule}", f"{key} = {value!r}：{rule}")))
    return ""
