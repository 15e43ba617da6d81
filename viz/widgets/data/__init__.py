"""The Streamlit pieces of the page Data."""
