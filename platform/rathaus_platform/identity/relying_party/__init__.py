"""The town as relying party of OpenID Connect: Authlib speaks the protocol, joserfc checks signatures."""
