"""``who-said``: what is asked for of what was said, by whom, and the same words of several outlets made one."""
