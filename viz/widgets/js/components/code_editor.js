// The editor as a component of its own.

import styles from "../editor/editor.css";
import { codeEditor } from "../editor/editor.js";
import { shownEarly } from "../shared/early.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import unseen from "../shared/unseen.css";

export default mounting(
  [theme, unseen, styles],
  shownEarly((root) => {
    const editor = codeEditor(root);
    return {
      update: (data, mounted) => editor.update(data, (message) => mounted.setStateValue("edited", message)),
      stop: () => editor.stop(),
    };
  }),
);
