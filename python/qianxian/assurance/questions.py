"""The questions: 22 that journals and assurance frameworks ask, the 20 of STRESS-DES, the eight elements of TRACE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qianxian.assurance import answers_inputs as i
from qianxian.assurance import answers_model as m
from qianxian.assurance import answers_reforms as f
from qianxian.assurance import answers_run as r
from qianxian.assurance.answers_people import STATED, Answer, citation, doi, obtain
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import Found, joint


@dataclass(frozen=True)
class Question:
    """A row of a checklist.

    Attributes
    ----------
    id : number in its list
    asked : what is asked, in English and Chinese
    by : who asks, with the number there
    answers : what answers it; all must be given for the question to be
    """

    id: str
    asked: tuple[str, str]
    by: str
    answers: Sequence[Answer]

    def found(self, e: Evidence) -> dict[str, Found]:
        """What is found for each answer, by its name."""
        return {answer.__name__: answer(e) for answer in self.answers}

    def heading(self, lang: str) -> str:
        """Number and what is asked."""
        return f"{self.id} {self.asked[int(lang == 'zh')]}"


def state_of(found: dict[str, Found]) -> str:
    """The state of a question."""
    return joint(one.state for one in found.values())


s = STATED
ROWS: Final = (
    Question(
        "1",
        ("A stranger can run it; dependencies stated", "他人能够运行，依赖已说明"),
        "CoMSES",
        (r.rerun, m.dependencies),
    ),
    Question("2", ("Standalone ODD, not notes in code", "独立成篇的 ODD，而非代码注释"), "CoMSES", (m.odd,)),
    Question("3", ("Clean, commented code", "代码整洁、有注释"), "CoMSES", (m.code_style,)),
    Question(
        "4",
        ("Archived release with DOI; how to obtain it", "带 DOI 的存档版本及获取方式"),
        "CoMSES; STRESS 6.1",
        (doi, obtain),
    ),
    Question(
        "5",
        ("Purpose; outputs defined, with their error measure", "目的；输出指标的定义与误差度量"),
        "STRESS 1.1-1.2",
        (m.purpose, m.outcome_definitions, r.error_measure),
    ),
    Question(
        "6",
        (
            "Each scenario named and justified; its logic as a difference from the base",
            "各方案有名称、有理由，逻辑以与基线之差表述",
        ),
        "STRESS 1.3, 2.3",
        (f.arms, f.delta, f.lever_sources, s["baseline_reason"]),
    ),
    Question(
        "7",
        ("Diagram, logic and algorithms reproducible", "结构图、逻辑与算法可复现"),
        "STRESS 2.1, 2.2, 2.4",
        (m.diagram, m.schedule, m.submodels),
    ),
    Question(
        "8",
        ("Entities, activities, resources, queue discipline, entry points", "实体、活动、资源、排队规则与进入点"),
        "STRESS 2.5",
        (m.entities, m.components, m.queues, m.entry_points),
    ),
    Question(
        "9",
        ("Data sources: size, dates, use; pre-processing", "资料来源：样本量、日期、用途及预处理"),
        "STRESS 3.1-3.2",
        (i.data_sources, s["data_preprocessing"]),
    ),
    Question(
        "10",
        ("Every input: value, distribution, range, why", "每个输入的取值、分布、范围与理由"),
        "STRESS 3.3",
        (i.parameters,),
    ),
    Question("11", ("Register of assumptions", "假设登记表"), "STRESS 3.4", (i.assumptions,)),
    Question(
        "12",
        ("Warm-up, run length and replications justified", "预热期、模拟期与重复次数的依据"),
        "STRESS 4",
        (m.initialisation, r.warm_up, r.run_length, r.replications),
    ),
    Question(
        "13",
        (
            "Software and build; generator; how common streams are assigned",
            "软件与构建；随机数发生器；公共随机数的分配",
        ),
        "STRESS 5.1-5.2",
        (r.software, s["build"], m.generator, m.streams),
    ),
    Question(
        "14",
        (
            "Event mechanism, priorities, parallel method, hardware, run time",
            "事件机制、优先次序、并行方法、硬件与用时",
        ),
        "STRESS 5.3-5.4",
        (m.events, m.parallel, s["hardware"], r.run_time),
    ),
    Question(
        "15",
        ("Uncertainty and sensitivity analyses", "不确定性与敏感性分析"),
        "ISPOR 9-10",
        (r.replications, s["sensitivity"]),
    ),
    Question(
        "16",
        (
            "Face, cross, external and predictive validation, or why not",
            "表面、交叉、外部与预测效度检验，或说明为何未做",
        ),
        "ISPOR 11-14",
        (s["face_validation"], s["cross_validation"], r.patterns, r.cases, s["predictive_validation"]),
    ),
    Question(
        "17",
        ("Generalisability, stakeholders, funding, limits", "可推广性、利益相关方、经费与局限"),
        "ISPOR 15-18",
        (s["generalisability"], s["stakeholders"], s["funding"], m.limits),
    ),
    Question(
        "18",
        ("Patterns listed beforehand; summary, nested and delta ODD", "事先列出经验规律；概要、嵌套与差异 ODD"),
        "ODD 2020",
        (m.patterns_listed, m.summary_odd, f.delta),
    ),
    Question(
        "19",
        (
            "Decision context and domain of applicability; how much of the fit is owed to calibration; corroboration",
            "决策背景与适用范围；拟合有多少得自校准；独立印证",
        ),
        "TRACE 1, 6, 8",
        (s["decision_context"], m.limits, i.calibration_counts, s["calibration"], s["predictive_validation"]),
    ),
    Question(
        "20",
        (
            "Evidence of verification; who commissioned, analysed, assured; change log; uncertainty communicated",
            "程序验证的证据；委托、分析与审核人员；变更记录；不确定性的告知",
        ),
        "AQuA 2025",
        (m.tests, m.same_bits, s["commissioned_by"], s["analysed_by"], s["assured_by"], m.change_log, r.error_measure),
    ),
    Question(
        "21",
        ("Data and code citable and posted", "数据与代码可引用、已公开"),
        "PAR; SESMO",
        (citation, m.licence, doi, s["archive"]),
    ),
    Question(
        "22",
        ("Conclusions survive changes of implementation", "更换实现后结论不变"),
        "ABMfact",
        (s["implementation_changes"],),
    ),
)

#: Monks et al. (2019), doi:10.1080/17477778.2018.1442155.
STRESS: Final = (
    Question("1.1", ("Purpose of the model", "模型目的"), "STRESS-DES", (m.purpose, s["decision_context"])),
    Question("1.2", ("Model outputs", "模型输出"), "STRESS-DES", (m.outcome_definitions, r.error_measure)),
    Question("1.3", ("Experimentation aims", "实验目的"), "STRESS-DES", (f.arms, s["baseline_reason"])),
    Question("2.1", ("Base model overview diagram", "基线模型总览图"), "STRESS-DES", (m.diagram,)),
    Question("2.2", ("Base model logic", "基线模型逻辑"), "STRESS-DES", (m.schedule,)),
    Question("2.3", ("Scenario logic", "方案逻辑"), "STRESS-DES", (f.delta, f.lever_sources)),
    Question("2.4", ("Algorithms", "算法"), "STRESS-DES", (m.submodels,)),
    Question("2.5.1", ("Components: entities", "组成：实体"), "STRESS-DES", (m.entities,)),
    Question("2.5.2", ("Components: activities", "组成：活动"), "STRESS-DES", (m.components,)),
    Question("2.5.3", ("Components: resources", "组成：资源"), "STRESS-DES", (m.components,)),
    Question("2.5.4", ("Components: queues", "组成：队列"), "STRESS-DES", (m.queues,)),
    Question("2.5.5", ("Components: entry and exit points", "组成：进入与离开"), "STRESS-DES", (m.entry_points,)),
    Question("3.1", ("Data sources", "资料来源"), "STRESS-DES", (i.data_sources,)),
    Question("3.2", ("Pre-processing", "预处理"), "STRESS-DES", (s["data_preprocessing"],)),
    Question("3.3", ("Input parameters", "输入参数"), "STRESS-DES", (i.parameters,)),
    Question("3.4", ("Assumptions", "假设"), "STRESS-DES", (i.assumptions,)),
    Question("4.1", ("Initialisation and warm-up", "初始化与预热期"), "STRESS-DES", (m.initialisation, r.warm_up)),
    Question("4.2", ("Run length", "模拟期"), "STRESS-DES", (r.run_length,)),
    Question("4.3", ("Estimation approach", "估计方法"), "STRESS-DES", (r.replications, r.error_measure)),
    Question(
        "5.1",
        ("Software or programming language", "软件或编程语言"),
        "STRESS-DES",
        (r.software, m.dependencies, s["build"]),
    ),
    Question("5.2", ("Random sampling", "随机抽样"), "STRESS-DES", (m.generator, m.streams)),
    Question("5.3", ("Model execution", "模型执行"), "STRESS-DES", (m.events, m.parallel)),
    Question("5.4", ("System specification", "系统配置"), "STRESS-DES", (s["hardware"], r.run_time)),
    Question(
        "6.1", ("Computer model sharing statement", "程序共享声明"), "STRESS-DES", (doi, obtain, m.licence, citation)
    ),
)

#: Grimm et al. (2014), doi:10.1016/j.ecolmodel.2014.01.018.
TRACE: Final = (
    Question("1", ("Problem formulation", "问题界定"), "TRACE", (s["decision_context"], m.purpose, s["stakeholders"])),
    Question("2", ("Model description", "模型说明"), "TRACE", (m.odd, m.schedule, m.submodels, f.delta)),
    Question("3", ("Data evaluation", "数据评价"), "TRACE", (i.data_sources, s["data_preprocessing"], i.parameters)),
    Question(
        "4", ("Conceptual model evaluation", "概念模型评价"), "TRACE", (m.concepts, i.assumptions, s["face_validation"])
    ),
    Question("5", ("Implementation verification", "程序验证"), "TRACE", (m.tests, m.same_bits, m.code_style)),
    Question(
        "6",
        ("Model output verification", "模型输出检验"),
        "TRACE",
        (m.patterns_listed, r.patterns, i.calibration_counts, s["calibration"], r.warm_up),
    ),
    Question("7", ("Model analysis", "模型分析"), "TRACE", (r.replications, s["sensitivity"], m.use_findings)),
    Question(
        "8",
        ("Model output corroboration", "模型输出印证"),
        "TRACE",
        (r.cases, s["predictive_validation"], s["cross_validation"]),
    ),
)
