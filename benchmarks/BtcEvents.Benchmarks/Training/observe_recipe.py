#!/usr/bin/python3
"""Runs the old recipe unchanged and watches what it trains on.

Its cross-validation is wrapped, so that the benchmark gets the matrix of the first forecast month, the error of the
best trial and the time from the first trial to the end. Usage: observe_recipe.py RECIPE MATRIX_CSV [recipe arguments]
The last line printed is JSON.
"""
import json
import resource
import runpy
import sys
import time

import sklearn.model_selection

recipe, matrix_csv = sys.argv[1:3]
seen = {"trials": 0, "best": float("inf"), "started": None, "processor": None, "rows": 0, "features": 0}
validate = sklearn.model_selection.cross_val_score


def watch(model, rows, targets, **settings):
    if seen["started"] is None:
        seen.update(started=time.perf_counter(), processor=time.process_time(), rows=len(targets), features=rows.shape[1])
        with open(matrix_csv, "w", encoding="ascii") as out:
            for row, target in zip(rows, targets):
                out.write(",".join(repr(float(value)) for value in [*row, target]) + "\n")
    scores = validate(model, rows, targets, **settings)
    seen["trials"] += 1
    seen["best"] = min(seen["best"], float(-scores.mean()))
    return scores


sklearn.model_selection.cross_val_score = watch
sys.argv = [recipe, *sys.argv[3:]]
started = time.perf_counter()
runpy.run_path(recipe, run_name="__main__")
ended = time.perf_counter()
print(json.dumps({
    "seconds": ended - started,
    "trainingSeconds": ended - seen["started"],
    "processorSeconds": time.process_time() - seen["processor"],
    "trials": seen["trials"],
    "validationError": seen["best"],
    "rows": seen["rows"],
    "features": seen["features"],
    "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
}))
