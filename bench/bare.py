"""A page that does nothing: the reference for what Streamlit itself costs."""

import streamlit

streamlit.write("nothing")
