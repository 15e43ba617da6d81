// The names that the editor completes; `python -m tools.names` writes names.json from the libraries themselves.

import names from "./names.json";

export default names;
