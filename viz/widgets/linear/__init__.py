"""The Streamlit pieces of the page Linear algebra."""
