import type { Highs } from "highs";
import type { ModelBuilder } from "./model-builder.ts";

export type MipTask = {
  model: ModelBuilder;
  /** Values of all columns, or of the first ones, in a known solution; HiGHS completes them. */
  start: Float64Array | null;
  /** Branch-and-bound nodes: the limit that makes a run repeatable. */
  nodes: number;
  /** Share of the bound within which a solution is good enough; 0 for the best. */
  enough: number;
  /** Outer limit, in seconds of the clock. */
  seconds: number;
  shouldStop: () => boolean;
  seed: number;
};

export type MipResult = {
  /** "proven": the bound is what the best solution is worth; "limited": stopped before; "none": there is no solution at all. */
  outcome: "proven" | "limited" | "none";
  /** Values of all columns of the best solution found; null without one. */
  values: Float64Array | null;
  bound: number;
  /** Whether the clock or the caller ended the run, so that another run could end elsewhere. */
  interrupted: boolean;
};

/** Objectives are whole numbers: a gap below 1 is none. */
const WHOLE_POINT_GAP = 0.9;

/** Runs HiGHS on a model of whole-number points that is maximised, and frees its memory. */
export function runMip(highs: Highs, task: MipTask): MipResult {
  const { callbackType, modelStatus, objectiveSense } = highs.constants;
  const model = highs.createModel(task.model.data(objectiveSense.maximize));
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: task.enough,
      mip_abs_gap: WHOLE_POINT_GAP,
      mip_max_nodes: task.nodes,
      random_seed: task.seed,
      time_limit: Math.max(0.05, task.seconds),
    });
    if (task.start) model.setSolution({ indices: Int32Array.from(task.start.keys()), values: task.start });
    model.run({
      [callbackType.simplexInterrupt](event) {
        if (task.shouldStop()) event.interrupt();
        return undefined;
      },
      [callbackType.mipInterrupt](event) {
        if (task.shouldStop()) event.interrupt();
        return undefined;
      },
    });
    const status = model.getModelStatus();
    const interrupted = status === modelStatus.timeLimit || status === modelStatus.interrupted;
    if (status === modelStatus.infeasible) return { outcome: "none", values: null, bound: -Infinity, interrupted };
    const hasSolution = model.info.get("primal_solution_status") === 2;
    return {
      outcome: status === modelStatus.optimal && task.enough === 0 ? "proven" : "limited",
      values: hasSolution ? Float64Array.from(model.getSolution().colValue) : null,
      bound: Number(model.info.get("mip_dual_bound")),
      interrupted,
    };
  } finally {
    model.dispose();
  }
}
