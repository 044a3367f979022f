// The chart runtime of Debrief's pages: ECharts cut down to what package
// chart draws with. `npm run bundle` makes one classic script of it, which
// sets the global "echarts".
import { init, use } from "echarts/core";
import { BarChart, GraphChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart, GraphChart, HeatmapChart, LineChart, SankeyChart, ScatterChart,
  AriaComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, TitleComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

export { init };
export { version } from "echarts/core";
