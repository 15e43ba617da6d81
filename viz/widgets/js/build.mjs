// Bundles what the browser gets. `node build.mjs` writes ../built/; `--check` compares with it and fails when it is stale.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILT = join(HERE, "..", "built");
/** Fonts that `make fonts` has cut: they take the place of KaTeX's own. */
const CUT = join(HERE, "fonts");

/** One bundle each, named as the component that loads it: `components/<name>.js` becomes `built/<name>.js`. */
const COMPONENTS = [
  "alignment",
  "board",
  "code_editor",
  "collapse",
  "course_map",
  "course_picture",
  "course_search",
  "derivative",
  "exercise_list",
  "exercise_memory",
  "field_dial",
  "field_view",
  "graph_ahead",
  "graph_view",
  "identity_list",
  "jacobian_chain",
  "linear_plane",
  "live_leaves",
  "local_view",
  "matrix_map",
  "modes_jacobian",
  "modes_picture",
  "modes_race",
  "more_menu",
  "moving_picture",
  "node_choice",
  "node_details",
  "page_frame",
  "plane",
  "room_watch",
  "save_picture",
  "save_png",
  "small_step",
  "step_order",
  "table_flow",
  "tour_offer",
];

/** Bundles that others load when they need them, by `import("built:<name>")`: their weight is not the first picture's. */
const SHARED = ["katex", "names", "snapshot", "tour"];

/** Lets a bundle load another one, which lies beside it. */
const beside = {
  name: "beside",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve }) {
    onResolve({ filter: /^built:/ }, ({ path }) => ({ path: `./${path.slice("built:".length)}.js`, external: true }));
  },
};

/** @returns {Promise<Map<string, Buffer>>} Name of a file in built/ → its bytes. */
async function bundled() {
  const entries = [
    ...COMPONENTS.map((name) => ({ in: join(HERE, "components", `${name}.js`), out: name })),
    ...SHARED.map((name) => ({ in: join(HERE, "shared", `${name}.js`), out: name })),
  ];
  const { outputFiles, metafile } = await build({
    entryPoints: entries,
    absWorkingDir: HERE,
    outdir: BUILT,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    loader: { ".css": "text" },
    plugins: [beside],
  });
  const files = new Map(outputFiles.map((file) => [relative(BUILT, file.path), Buffer.from(file.contents)]));
  const fonts = join(HERE, "node_modules", "katex", "dist", "fonts");
  for (const name of await readdir(fonts)) {
    if (name.endsWith(".woff2")) files.set(name, await readFile(join(fonts, name)));
  }
  for (const name of await readdir(CUT)) files.set(name, await readFile(join(CUT, name)));
  files.set("LICENSES.txt", Buffer.from(await licenses(Object.keys(metafile.inputs))));
  return files;
}

/** @param {string[]} inputs Paths of what went into the bundles. */
async function licenses(inputs) {
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const parts = [];
  for (const name of [...new Set(names)].filter((one) => one !== undefined).sort()) {
    const folder = join(HERE, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[sc]e/i.test(one));
    const text = file ? (await readFile(join(folder, file), "utf8")).trim() : license;
    parts.push(`${name} ${version}\n\n${text}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

/** @param {Map<string, Buffer>} files */
async function write(files) {
  await mkdir(BUILT, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(BUILT, name), bytes);
  for (const name of await readdir(BUILT)) if (!files.has(name)) await rm(join(BUILT, name));
}

/** @param {Map<string, Buffer>} files */
async function stale(files) {
  const there = await readdir(BUILT).catch(() => []);
  const gone = there.filter((name) => !files.has(name));
  const changed = [];
  for (const [name, bytes] of files) {
    const old = await readFile(join(BUILT, name)).catch(() => null);
    if (!old?.equals(bytes)) changed.push(name);
  }
  return [...gone, ...changed];
}

const files = await bundled();
if (process.argv.includes("--check")) {
  const names = await stale(files);
  if (names.length) {
    console.error(`viz/widgets/built is stale (${names.join(", ")}): run "make js" and commit what it writes`);
    process.exit(1);
  }
} else {
  await write(files);
  for (const [name, bytes] of [...files].sort()) console.log(`${String(bytes.length).padStart(9)}  ${name}`);
}
