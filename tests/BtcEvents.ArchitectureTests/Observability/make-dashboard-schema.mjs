// Makes dashboard.schema.json beside it from the types of Grafana's foundation SDK. README.md says how to run it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = createRequire(join(process.cwd(), "package.json"));
const { createGenerator } = modules("ts-json-schema-generator");
const types = join(process.cwd(), "node_modules/@grafana/grafana-foundation-sdk/dist");
const version = JSON.parse(readFileSync(join(types, "../package.json"), "utf8")).version;

const schemaOf = (file, type) =>
  createGenerator({ path: join(types, file), type, skipTypeCheck: true, additionalProperties: false }).createSchema(type);

const schema = schemaOf("dashboard/types.gen.d.ts", "Dashboard");
const parts = schema.definitions;

// The types leave out what every dashboard of ours has, and ask for what Grafana adds by itself.
const dashboard = parts.Dashboard;
dashboard.required = [...new Set([...(dashboard.required ?? []), "uid", "title", "panels"])].filter(
  (name) => name !== "annotations",
);

// "Any query": instead, those of the two sources that our panels ask.
const prometheus = schemaOf("prometheus/types.gen.d.ts", "Dataquery").definitions;
const query = prometheus.Dataquery ?? prometheus.dataquery;
const source = (type) => ({
  type: "object",
  properties: { type: { const: type }, uid: { type: "string" } },
  required: ["type", "uid"],
  additionalProperties: false,
});
for (const [name, part] of Object.entries(prometheus)) {
  if (part !== query && !(name in parts)) parts[name] = part;
}
parts.PrometheusQuery = {
  ...query,
  properties: { ...query.properties, datasource: source("prometheus") },
  required: [...new Set([...(query.required ?? []), "expr", "refId", "datasource"])],
  additionalProperties: false,
};
// The SDK has no type for MySQL; this is what Grafana's documentation and its own dashboards use.
parts.MySqlQuery = {
  type: "object",
  properties: {
    refId: { type: "string" },
    datasource: source("mysql"),
    rawSql: { type: "string" },
    format: { enum: ["time_series", "table"] },
    rawQuery: { const: true },
    editorMode: { enum: ["code", "builder"] },
    hide: { type: "boolean" },
  },
  required: ["refId", "datasource", "rawSql", "format", "rawQuery"],
  additionalProperties: false,
};
for (const name of Object.keys(parts).filter((name) => /^(cog\.|variants\.)?Dataquery$/.test(name))) {
  parts[name] = { anyOf: [{ $ref: "#/definitions/PrometheusQuery" }, { $ref: "#/definitions/MySqlQuery" }] };
}

// "Any type, any options": instead, the types of panels that we use, each with its options and what it says of a field. Grafana
// adds what is left out, so nothing is required.
const kinds = { bargauge: ["Options"], stat: ["Options"], table: ["Options"], timeseries: ["Options", "FieldConfig"] };
const named = (kind, type) => {
  const found = schemaOf(`${kind}/types.gen.d.ts`, type).definitions;
  for (const [name, part] of Object.entries(found)) {
    const text = JSON.stringify(part, (key, value) => (key === "required" ? undefined : value));
    parts[`${kind}.${name}`] = JSON.parse(text.replaceAll("#/definitions/", `#/definitions/${kind}.`));
  }
  return { $ref: `#/definitions/${kind}.${type}` };
};
parts.Panel.properties.type = { enum: Object.keys(kinds) };
parts.Panel.allOf = Object.entries(kinds).map(([kind, [options, custom]]) => ({
  if: { properties: { type: { const: kind } } },
  then: {
    properties: {
      options: named(kind, options),
      ...(custom && {
        fieldConfig: { properties: { defaults: { properties: { custom: named(kind, custom) } } } },
      }),
    },
  },
}));

const comment = `Made by make-dashboard-schema.mjs from @grafana/grafana-foundation-sdk ${version}; not written by hand.`;
const target = join(dirname(fileURLToPath(import.meta.url)), "dashboard.schema.json");
writeFileSync(target, JSON.stringify({ $comment: comment, ...schema }, null, 2) + "\n");
