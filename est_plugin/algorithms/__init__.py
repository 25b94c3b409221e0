"""The Processing algorithms: headless, they ask for parameters, hand them on and write what comes back."""
