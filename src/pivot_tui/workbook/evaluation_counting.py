"""The numbers of a window of evaluation, from its responses one by one or from the mean that a file gives."""

import dataclasses
from collections.abc import Collection, Iterable

from pivot_tui.domain.evaluation import ONE, Evaluation, Measure
from pivot_tui.domain.response import Response
from pivot_tui.domain.response_scales import Scale
from pivot_tui.workbook.evaluation_reading import Summarised


def counted(window: Evaluation, scale: Scale, responses: Collection[Response]) -> Evaluation:
    """A window with the counts of its responses."""
    values = [response.value for response in responses if response.value is not None]
    counts = scale.counts(values)
    if scale.is_yes_or_no:
        return dataclasses.replace(
            window, measure=Measure.PROPORTION, successes=counts[1], trials=len(values), counts=(), by_level=()
        )
    return dataclasses.replace(
        window,
        measure=Measure.RATINGS,
        scale_min=scale.low,
        scale_max=scale.high,
        step=scale.step,
        higher_is_better=scale.higher_is_better,
        counts=counts,
        mean=None,
        deviation=None,
        responses=None,
        by_level=_by_level(responses),
    )


def _by_level(responses: Iterable[Response]) -> tuple[str, ...]:
    """The mean of each learner level, in the order in which they come, rounded half up."""
    values: dict[str, list[int]] = {}
    for response in responses:
        if response.level and response.value is not None:
            values.setdefault(response.level, []).append(response.value)
    return tuple(
        f"{level}:{len(found)}:{(2 * sum(found) + len(found)) // (2 * len(found))}"
        for level, found in sorted(values.items())
    )


def summarised(window: Evaluation, found: Summarised) -> Evaluation:
    """A window with the mean that the file gives."""
    return dataclasses.replace(
        window,
        measure=Measure.RATINGS,
        scale_min=found.scale.low,
        scale_max=found.scale.high,
        step=ONE,
        higher_is_better=found.scale.higher_is_better,
        counts=(),
        mean=found.mean,
        deviation=found.deviation,
        responses=found.responses,
    )
