"""x"""
import streamlit as st
import ui
ui.pick_country()
