"""How the app looks: Textual's own themes, and two of ours."""

from __future__ import annotations

from textual.theme import Theme

DEFAULT = "second-round"

SECOND_ROUND = Theme(
    name=DEFAULT,
    primary="#7fb0d8",
    secondary="#a99bd1",
    accent="#f0b95b",
    foreground="#dde4ec",
    background="#12171e",
    surface="#1a212b",
    panel="#232c38",
    success="#86c98f",
    warning="#e8b45c",
    error="#ea8f80",
    dark=True,
    variables={
        "block-cursor-foreground": "#12171e",
        "block-cursor-background": "#f0b95b",
        "footer-background": "#1a212b",
        "footer-key-foreground": "#f0b95b",
        "input-cursor-background": "#f0b95b",
        "input-cursor-foreground": "#12171e",
        "input-selection-background": "#7fb0d8 35%",
        "text-success": "#86c98f",
        "text-warning": "#e8b45c",
        "text-error": "#ea8f80",
        "text-accent": "#f0b95b",
        "border": "#7fb0d8",
        "border-blurred": "#3a4757",
    },
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#00e5ff",
    secondary="#ff9cff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#303030",
    success="#5dff5d",
    warning="#ffff00",
    error="#ff9a8c",
    dark=True,
    luminosity_spread=0.05,
    text_alpha=1.0,
    variables={
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "footer-background": "#000000",
        "footer-foreground": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "border": "#ffffff",
        "border-blurred": "#ffffff",
        "foreground-muted": "#e0e0e0",
    },
)

OURS: tuple[Theme, ...] = (SECOND_ROUND, HIGH_CONTRAST)
