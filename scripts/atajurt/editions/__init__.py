"""An edition: the site as it was at one commit, frozen, in copies that can be kept and read without a network."""
