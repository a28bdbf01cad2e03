-- The register of force by part is kept like every other: slices, guards, ledger.

set local role giaolo_owner;

select attach_register('LegalForce', 'legal_force');
