import type { ModelData, ObjectiveSense, VariableType } from "highs";

type Column = { points: number; lower: number; upper: number; whole: boolean };
type Row = { lower: number; upper: number; columns: number[]; coefficients: number[] };

/** Gathers columns and rows of a model that is maximised, and lays them out as HiGHS takes them: arrays, never text. */
export class ModelBuilder {
  #columns: Column[] = [];
  #rows: Row[] = [];

  get columnCount(): number {
    return this.#columns.length;
  }

  addColumn(column: Column): number {
    return this.#columns.push(column) - 1;
  }

  addRow(row: Row): void {
    this.#rows.push(row);
  }

  data(maximize: ObjectiveSense): ModelData {
    const starts = new Int32Array(this.#rows.length + 1);
    this.#rows.forEach((row, index) => (starts[index + 1] = starts[index]! + row.columns.length));
    const entries = starts[this.#rows.length]!;
    const indices = new Int32Array(entries);
    const values = new Float64Array(entries);
    this.#rows.forEach((row, index) => {
      indices.set(row.columns, starts[index]);
      values.set(row.coefficients, starts[index]);
    });
    const numCols = this.#columns.length;
    const numRows = this.#rows.length;
    return {
      numCols,
      numRows,
      sense: maximize,
      colCost: Float64Array.from(this.#columns, ({ points }) => points),
      colLower: Float64Array.from(this.#columns, ({ lower }) => lower),
      colUpper: Float64Array.from(this.#columns, ({ upper }) => upper),
      rowLower: Float64Array.from(this.#rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(this.#rows, ({ upper }) => upper),
      integrality: this.#columns.map(({ whole }): VariableType => (whole ? 1 : 0)),
      matrix: { format: "csr", numRows, numCols, starts, indices, values },
    };
  }
}
